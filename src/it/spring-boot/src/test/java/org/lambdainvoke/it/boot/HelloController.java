package org.lambdainvoke.it.boot;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the application answers itself. */
@RestController
class HelloController {
    static final String TEXT = "hello from the controller";

    @GetMapping("/hello")
    String hello() {
        return TEXT;
    }
}
