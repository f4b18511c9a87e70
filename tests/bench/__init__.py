"""`make bench`: what coban makes, timed beside other tools that make less, each result read back."""
