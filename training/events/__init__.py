"""The recipe of the weights of the events stage: the gold corpus in, `src/timeline/events/weights.en.json` out."""
