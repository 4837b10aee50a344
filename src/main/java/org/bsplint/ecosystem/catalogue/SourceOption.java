package org.bsplint.ecosystem.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One option as source trees have it.
 *
 * @param kind how it is read: letters for OP-TEE (m makefile, i {@code #ifdef}, e {@code IS_ENABLED}, v its value), a type for
 *     TF-A and Kconfig; {@code -} where nothing tells; {@code ?} for a variable that is no option, of whose value nothing is said
 * @param versions by origin, the versions that mention it
 * @param needs options that the values hang on otherwise than as the values themselves say
 */
public record SourceOption(
        String name, String kind, Map<String, VersionSpans> versions, List<String> needs, List<Setting> settings) {
    /**
     * What it is set to with nothing overridden.
     *
     * @param platforms SoC families, or defconfigs of U-Boot without their ending
     * @param versions by origin
     * @param value text, which may refer to options as {@code $(NAME)}; {@code ?} where boards or traces decide
     */
    public record Setting(List<String> platforms, Map<String, VersionSpans> versions, String value) {
        public Setting {
            platforms = List.copyOf(platforms);
            versions = Map.copyOf(versions);
        }
    }

    public SourceOption {
        versions = Map.copyOf(versions);
        needs = List.copyOf(needs);
        settings = List.copyOf(settings);
    }

    Optional<String> setting(String platform, String origin, int version) {
        return settings.stream()
                .filter(one -> one.platforms().contains(platform)
                        && one.versions().containsKey(origin)
                        && one.versions().get(origin).contains(version))
                .map(Setting::value)
                .findFirst();
    }
}
