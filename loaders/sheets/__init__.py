"""Where the tables of a sheet are: titles, headers, bodies, forms."""
