package org.lambdainvoke.proof.readme;

import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebInitParam;
import org.lambdainvoke.LambdaInvokeFilter;

/** The README's registration by annotation. */
@WebFilter(
        urlPatterns = "/greet",
        asyncSupported = true,
        initParams = {
            @WebInitParam(name = "function_name", value = "greet"),
            @WebInitParam(name = "aws_region", value = "eu-west-1")
        })
public final class GreetFilter extends LambdaInvokeFilter {}
