"""The server around the pages: who is let in, what goes out with every answer, what is fetched beside the pages."""
