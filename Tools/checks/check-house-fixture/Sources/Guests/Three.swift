struct Three {}
