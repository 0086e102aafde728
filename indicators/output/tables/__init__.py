"""Tables and lists for the screen: assessed values turned into words, nothing computed anew."""
