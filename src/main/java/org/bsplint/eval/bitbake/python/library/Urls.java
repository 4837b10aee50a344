package org.bsplint.eval.bitbake.python.library;

import static org.bsplint.eval.bitbake.python.library.NativeCall.text;

import java.util.List;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Unmodelled;

/** {@code bb.fetch2.decodeurl} and {@code bb.fetch2.URI}: the parts of an entry of SRC_URI. */
public final class Urls {
    private Urls() {}

    public static Py decode(Arguments arguments, World world) {
        String url = text(arguments, 0, world);
        int colon = url.indexOf("://");
        int semicolon = url.indexOf(';');
        if (colon < 0
                || url.indexOf(':') != colon
                || semicolon >= 0 && semicolon <= colon + 3
                || url.length() == colon + 3) {
            throw world.exceptions()
                    .raise("bb.fetch2.MalformedUrl", "The URL: '" + url + "' is invalid and cannot be interpreted");
        }
        String scheme = url.substring(0, colon);
        String rest = url.substring(colon + 3, semicolon < 0 ? url.length() : semicolon);
        int at = rest.indexOf('@');
        int firstSlash = rest.indexOf('/');
        String user = at > 0 && (firstSlash < 0 || at < firstSlash)
                ? rest.substring(0, rest.lastIndexOf('@', firstSlash < 0 ? rest.length() : firstSlash))
                : "";
        String location = user.isEmpty() ? rest : rest.substring(user.length() + 1);
        if (location.isEmpty() || rest.contains("%")) {
            return Unmodelled.value("such a URL");
        }
        boolean file = scheme.equalsIgnoreCase("file");
        if (file && !user.isEmpty()) {
            return Unmodelled.value("such a URL");
        }
        int slash = file ? 0 : location.indexOf('/');
        String host = file ? "" : slash < 0 ? location : location.substring(0, slash);
        String path = file ? location : slash < 0 ? "/" : location.substring(slash);
        String password = user.contains(":") ? user.substring(user.indexOf(':') + 1) : "";
        String name = user.contains(":") ? user.substring(0, user.indexOf(':')) : user;
        Py.Dict parameters = parameters(semicolon < 0 ? "" : url.substring(semicolon + 1), url, world);
        return new Py.Tuple(List.of(Py.of(scheme), Py.of(host), Py.of(path), Py.of(name), Py.of(password), parameters));
    }

    private static Py.Dict parameters(String text, String url, World world) {
        Py.Dict dict = new Py.Dict();
        for (String one : text.split(";")) {
            if (one.isEmpty()) {
                continue;
            }
            int equals = one.indexOf('=');
            if (equals < 0) {
                throw world.exceptions()
                        .raise(
                                "bb.fetch2.MalformedUrl",
                                "The URL: '" + url + "' is invalid: parameter " + one
                                        + " does not specify a value (missing '=')");
            }
            dict.entries.put(Py.of(one.substring(0, equals)), Py.of(one.substring(equals + 1)));
        }
        return dict;
    }

    /** An object with {@code scheme}, {@code hostname}, {@code path} and {@code params}; anything unusual is unknown. */
    public static Py uri(Arguments arguments, World world) {
        String url = text(arguments, 0, world);
        int semicolon = url.indexOf(';');
        String bare = semicolon < 0 ? url : url.substring(0, semicolon);
        int colon = bare.indexOf("://");
        if (colon <= 0 || bare.contains("%") || bare.contains("?") || bare.contains("#") || bare.contains("[")) {
            return Unmodelled.value("such a URL");
        }
        String rest = bare.substring(colon + 3);
        boolean file = bare.startsWith("file:");
        int slash = rest.indexOf('/');
        String authority = file ? "" : slash < 0 ? rest : rest.substring(0, slash);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        if (host.contains(":")) {
            return Unmodelled.value("such a URL");
        }
        Py.Instance uri = new Py.Instance(new Py.Type("bb.fetch2.URI", List.of()));
        uri.attributes.put("scheme", Py.of(bare.substring(0, colon).toLowerCase(java.util.Locale.ROOT)));
        uri.attributes.put("hostname", Py.of(host.toLowerCase(java.util.Locale.ROOT)));
        uri.attributes.put("path", Py.of(file ? rest : slash < 0 ? "" : rest.substring(slash)));
        uri.attributes.put("params", parameters(semicolon < 0 ? "" : url.substring(semicolon + 1), url, world));
        return uri;
    }
}
