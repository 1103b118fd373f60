"""From the records of a generation to its figures: counted, forecast, protected, published."""
