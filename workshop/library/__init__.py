"""The library: worksheets, choice sets and workshop templates as files, in both languages; `shelf` reads them."""
