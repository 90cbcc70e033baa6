"""What views are built of: widgets, delegates' painting, lists in step with saved rows."""
