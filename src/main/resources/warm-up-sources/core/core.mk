define process-dir
sub-dir := $1
ifeq ($(sub-dir),.)
sub-dir-out := out
else
sub-dir-out := out/$(sub-dir)
endif
subdirs-y :=
include $1/sub.mk
srcs += $(addprefix $(sub-dir)/,$(srcs-y))
endef
$(eval $(call process-dir,lib))
define rule
$2: $1 FORCE
	$(q)$(CC) $(CFLAGS) -o $$@ $$<
endef
$(foreach s,$(srcs),$(eval $(call rule,$(s),$(s).o)))
ifneq ($(filter-out y n,$(CFG_A)),)
$(error CFG_A)
else ifeq ($(shell unknown-tool),x)
CFG_PROBE := y
else
CFG_PROBE := n
endif
export CFG_A
undefine CFG_NONE
override CFG_OVER := $(CFG_A)
