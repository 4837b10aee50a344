CFG_OPTEE_REVISION_MAJOR ?= 3
CFG_OPTEE_REVISION_MINOR ?= 12
CFG_A ?= y # comment
CFG_B ?= $(CFG_A)
CFG_TIME = $(shell echo $$((1 + 2)))
cfg-one-enabled = $(if $(filter y, $(foreach var,$(1),$($(var)))),y,n)
define _force
ifdef $(1)
ifneq ($($(1)),$(2))
$(error $(1) is set to '$($(1))' (from $(origin $(1))) but its value must be '$(2)')
endif
endif
$(1) := $(2)
endef
force = $(eval $(call _force,$(strip $(1)),$(2),$(3)))
$(call force,CFG_C,y)
CFG_D := $(call cfg-one-enabled, CFG_A CFG_B)
CFG_N := $(shell test 1 -gt 0; echo $$?)
CFG_CC := $(shell $(CROSS_COMPILE)gcc -v 2>&1 | grep -o 'gcc')
CFG_LIST := $(sort $(patsubst %.c,%.o,a.c b.c)) $(notdir $(dir x/y)) $(basename a.b) $(words a b)
CFG_LIST += $(firstword $(filter-out x,x y)) $(lastword a b) $(word 1,a b) $(findstring a,abc)
CFG_OR := $(or $(CFG_NONE),y) $(and y,y) $(flavor CFG_A) $(value CFG_B) $(CFG_LIST:.o=.c)
