package br.rastreamento.dashboard.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/**");
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(
                List.of(new FormatParameter(), new HeaderContentNegotiationStrategy()));
    }

    // Checked at each visit, by content: the build is reproducible, so all files carry one fixed
    // date, and a browser that asks by date would keep the old page after an upgrade.
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, "", "/*.html", "/*.css", "/*.js", "/*.svg");
        for (String folder : List.of("css/", "js/", "fonts/")) {
            serve(registry, folder, "/" + folder + "**");
        }
    }

    private static void serve(ResourceHandlerRegistry registry, String folder, String... paths) {
        registry.addResourceHandler(paths)
                .addResourceLocations("classpath:/static/" + folder)
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(WebSetup::contentTag);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> smallBuffers() {
        return factory -> factory.setProtocol(SmallBuffers.class.getName());
    }

    // Weak, because the bytes on the wire may be compressed.
    private static String contentTag(Resource file) {
        try {
            return "W/\"" + DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
