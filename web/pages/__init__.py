"""HTML: each page translates in, makes one call, translates out. JSON is the business of the apps' views."""
