"""THE COMMANDS by subject: each calls one verb and prints what it gave. ``__main__`` reads the command line."""
