"""What the desk's pages show. In come rows and accounts; out go views with all that is printed, nothing computed."""
