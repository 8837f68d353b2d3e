package br.rastreamento.problema;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// Sees to it that what Tomcat itself refuses is answered by a [ProblemReportValve]. A service with a valve of its own
/// has a bean of this type.
public final class RefusedByTomcat
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Class<? extends ProblemReportValve> valve;

    /// With the valve that answers; Tomcat makes it by its name.
    public RefusedByTomcat(Class<? extends ProblemReportValve> valve) {
        this.valve = valve;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(valve.getName()));
    }
}
