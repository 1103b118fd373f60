"""The shortage of mentors, forecast: demand, supply and what is missing between them. NumPy and SciPy only."""
