"""JSON Schemas from the model, so that editors' programs complete, explain and check while one types."""
