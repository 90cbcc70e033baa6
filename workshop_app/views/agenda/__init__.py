"""The agenda and its time: what runs, what is left, what can be planned anew."""
