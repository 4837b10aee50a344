package org.bsplint.eval.yocto;

import java.util.List;

/**
 * A recipe that the layers offer, as far as its file name and the configuration tell.
 *
 * @param name the first part of the file name, which is PN unless the recipe says otherwise
 * @param version the second part of the file name; empty if there is none
 * @param file path of the {@code .bb} file
 * @param appends paths of the {@code .bbappend} files that apply to it, in order of application
 * @param layer the layer's collection name
 * @param preferred true if BitBake would build this one when asked for {@code name}
 * @param variant one of BBCLASSEXTEND's ({@code native}, {@code nativesdk}); empty for the recipe itself
 */
public record Recipe(
        String name,
        String version,
        String file,
        List<String> appends,
        String layer,
        boolean preferred,
        String variant) {
    public Recipe {
        appends = List.copyOf(appends);
    }

    /** The same recipe as BBCLASSEXTEND extends it. */
    Recipe as(String name, String variant) {
        return new Recipe(name, version, file, appends, layer, preferred, variant);
    }
}
