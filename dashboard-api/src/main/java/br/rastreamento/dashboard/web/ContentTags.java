package br.rastreamento.dashboard.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// Gives each answer of the API an `ETag` made of its content, and answers 304 to a caller who has that content already.
/// Answers are read from the database each time, so none is stale; only sending them is spared. Weak, because Tomcat
/// compresses no answer with a strong one. Streams stay out, by [#disableContentCaching].
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ContentTags extends ShallowEtagHeaderFilter {

    ContentTags() {
        setWriteWeakETag(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/");
    }

    // Spring's own filter leaves HEAD out, which is to have the headers of GET.
    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            InputStream content) {
        return status == HttpServletResponse.SC_OK
                && (HttpMethod.GET.matches(request.getMethod())
                        || HttpMethod.HEAD.matches(request.getMethod()));
    }
}
