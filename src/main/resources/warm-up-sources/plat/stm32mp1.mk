$(info plat) 
PLAT_X = ${CFG_A}
$(eval $(call add_define,PLAT_X))
