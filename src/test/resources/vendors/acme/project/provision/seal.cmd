keyburn hash ${loadaddr}
keyburn seal
