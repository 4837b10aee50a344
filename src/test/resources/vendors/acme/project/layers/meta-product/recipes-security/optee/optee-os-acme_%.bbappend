# the product adds nothing yet
