"""The example workbooks and the script that writes them; every figure of progress is invented."""
