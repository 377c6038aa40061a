package org.lambdainvoke.proof.redeploy;

import java.lang.management.ManagementFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** Looks for what web applications leave in a JVM: threads, MBeans, class loaders. */
final class Leftovers {
    private static final int COLLECTIONS = 20;
    private static final Duration BETWEEN_COLLECTIONS = Duration.ofMillis(100);
    private static final Duration TO_END_A_THREAD = Duration.ofMillis(500);
    private static final Pattern THREAD_NAME = Pattern.compile("(java-sdk-|sdk-|aws-|idle-|AwsSdk|lambda-invoke-).*");

    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    private final List<Watched> loaders = new CopyOnWriteArrayList<>();

    private static final class Watched extends WeakReference<ClassLoader> {
        private final String contextPath;
        private boolean isUndeployed;

        Watched(String contextPath, ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
            super(loader, queue);
            this.contextPath = contextPath;
        }

        boolean isLeft() {
            return isUndeployed && !refersTo(null);
        }
    }

    /** The class loader of a web application that starts. */
    void watch(String contextPath, ClassLoader loader) {
        loaders.add(new Watched(contextPath, loader, collected));
    }

    void undeployed(String contextPath) {
        for (Watched loader : loaders) {
            loader.isUndeployed |= loader.contextPath.equals(contextPath);
        }
    }

    /**
     * One line for each thread and MBean of any web application, and for each class loader of an undeployed one. What
     * is on its way out is given the time to go. A class loader is told of once.
     */
    List<String> find() throws InterruptedException, MalformedObjectNameException {
        List<String> found = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (isOfAnApplication(thread)) {
                thread.join(TO_END_A_THREAD.toMillis());
                if (thread.isAlive()) {
                    found.add("thread " + thread.getName());
                }
            }
        }
        ObjectName beans = new ObjectName("*amazon*:*");
        for (ObjectName bean : ManagementFactory.getPlatformMBeanServer().queryNames(beans, null)) {
            found.add("MBean " + bean);
        }
        awaitCollection();
        for (int i = 0; i < loaders.size(); i++) {
            if (loaders.get(i).isLeft()) {
                found.add("class loader " + (i + 1) + " of " + loaders.size() + ", " + loaders.get(i).contextPath);
            }
        }
        loaders.removeIf(loader -> loader.isUndeployed);
        return found;
    }

    /** Containers leave threads of their own with their own loader; those of web applications have URLs. */
    private static boolean isOfAnApplication(Thread thread) {
        return THREAD_NAME.matcher(thread.getName()).matches()
                || thread.getContextClassLoader() instanceof URLClassLoader;
    }

    private void awaitCollection() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS && loaders.stream().anyMatch(Watched::isLeft); i++) {
            System.gc();
            collected.remove(BETWEEN_COLLECTIONS.toMillis());
        }
    }
}
