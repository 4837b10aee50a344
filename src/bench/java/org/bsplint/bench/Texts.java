package org.bsplint.bench;

/** Generated inputs: typical lines, as many as asked for. */
final class Texts {
    private Texts() {}

    static String recipe(int blocks) {
        StringBuilder text = new StringBuilder("SUMMARY = \"generated\"\nPV = \"1.0\"\n");
        for (int i = 0; i < blocks; i++) {
            text.append("EXTRA_OEMAKE_")
                    .append(i)
                    .append(" = \"A=${PV} B=${@bb.utils.contains('F', 'x', 'y', 'n', d)}\"\n");
            text.append("SRC_URI:append:class-target = \" file://")
                    .append(i)
                    .append(".patch \\\n    file://more.cfg\"\n");
            text.append("do_step").append(i).append("() {\n    install -d ${D}/etc\n    oe_runmake all\n}\n");
        }
        return text.toString();
    }

    static String makefile(int blocks) {
        StringBuilder text = new StringBuilder("force = $(eval $(1) := $(2))\n");
        for (int i = 0; i < blocks; i++) {
            text.append("CFG_")
                    .append(i)
                    .append(" ?= y\nifeq ($(CFG_")
                    .append(i)
                    .append("),y)\n");
            text.append("$(call force,CFG_X").append(i).append(",$(if $(filter a b,a),y,n))\nendif\n");
            text.append("LIST += $(addprefix p/,$(subst a,b,word").append(i).append("))\n");
        }
        return text.toString();
    }

    static String defconfig(int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(i % 5 == 0 ? "# CONFIG_OFF_" + i + " is not set\n" : "CONFIG_ON_" + i + "=y\n");
        }
        return text.toString();
    }

    static String deviceTree(int nodes) {
        StringBuilder text = new StringBuilder("/dts-v1/;\n/ {\n");
        for (int i = 0; i < nodes; i++) {
            text.append("node")
                    .append(i)
                    .append(": node@")
                    .append(i)
                    .append(" { compatible = \"v,d\"; reg = <0x")
                    .append(i);
            text.append(" 4>; status = \"okay\"; };\n");
        }
        return text.append("};\n").toString();
    }

    static String script(int blocks) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < blocks; i++) {
            text.append("setenv a")
                    .append(i)
                    .append(" ${b}x\nif test \"${a")
                    .append(i)
                    .append("}\" = \"x\"; then fuse read 0 ");
            text.append(i).append("; else echo no; fi\n");
        }
        return text.toString();
    }
}
