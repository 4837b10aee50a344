# What BitBake itself knows, for bsplint: INHERIT += "bsplint" in local.conf or in a distribution.
#
# Each recipe of BSPLINT_RECIPES writes its variables as `bitbake -e` would into ${BSPLINT_DIR}/<recipe>.bbenv, the
# configuration goes to config.bbenv; bsplint takes such files for ground truth. Each image then runs `bsplint check` as a
# task of its own: no Java in BitBake's parser. What bsplint finds fails the build or warns, as BSPLINT_POLICY says.

BSPLINT ?= "bsplint"
BSPLINT_DIR ?= "${TOPDIR}/bsplint"
# The project to check: the folder that holds bsplint.yaml, the layers and the build folder.
BSPLINT_PROJECT ?= "${TOPDIR}/.."
BSPLINT_RECIPES ?= ""
BSPLINT_FAIL_ON ?= "error"
# error: the build fails; warn: it only warns; off: nothing is run
BSPLINT_POLICY ?= "error"
BSPLINT_ARGUMENTS ?= ""

BSPLINT_DIR[doc] = "Folder of the *.bbenv files and of bsplint's results."
BSPLINT_RECIPES[doc] = "Recipes whose variables bsplint needs, such as optee-os-stm32mp tf-a-stm32mp u-boot-stm32mp."

def bsplint_write(d, name):
    import io
    import os
    import bb.data
    text = io.StringIO()
    bb.data.emit_env(text, d, True)
    folder = d.getVar("BSPLINT_DIR")
    bb.utils.mkdirhier(folder)
    target = os.path.join(folder, name + ".bbenv")
    part = "%s.%d" % (target, os.getpid())
    with open(part, "w") as f:
        f.write(text.getvalue())
    os.replace(part, target)

# ConfigParsed does not come again while a server stays resident, BuildStarted does.
addhandler bsplint_configuration
bsplint_configuration[eventmask] = "bb.event.BuildStarted"
python bsplint_configuration() {
    if e.data.getVar("BSPLINT_POLICY") != "off":
        bsplint_write(e.data, "config")
}

python do_bsplint_env() {
    bsplint_write(d, d.getVar("PN"))
}
do_bsplint_env[nostamp] = "1"
do_bsplint_env[vardepsexclude] = "BSPLINT_DIR BSPLINT_POLICY"

bsplint_check() {
    status=0
    "${BSPLINT}" check --fail-on "${BSPLINT_FAIL_ON}" --output "sarif=${BSPLINT_DIR}/${PN}.sarif" \
        --output "junit=${BSPLINT_DIR}/${PN}.xml" ${BSPLINT_ARGUMENTS} "${BSPLINT_PROJECT}" \
        >"${BSPLINT_DIR}/${PN}.txt" 2>&1 || status=$?
    cat "${BSPLINT_DIR}/${PN}.txt"
    if [ "$status" -ne 0 ]; then
        if [ "${BSPLINT_POLICY}" = "warn" ]; then
            bbwarn "bsplint ended with $status: see ${BSPLINT_DIR}/${PN}.txt"
        else
            bbfatal "bsplint ended with $status: see ${BSPLINT_DIR}/${PN}.txt"
        fi
    fi
}

do_bsplint() {
    bsplint_check
}
do_bsplint[nostamp] = "1"

python () {
    if d.getVar("BSPLINT_POLICY") == "off":
        return
    recipes = (d.getVar("BSPLINT_RECIPES") or "").split()
    if d.getVar("PN") in recipes:
        bb.build.addtask("do_bsplint_env", None, None, d)
    if bb.data.inherits_class("image", d):
        # before the long work: what is wrong is said before it is built
        bb.build.addtask("do_bsplint", "do_rootfs", None, d)
        for recipe in recipes:
            d.appendVarFlag("do_bsplint", "depends", " %s:do_bsplint_env" % recipe)
}
