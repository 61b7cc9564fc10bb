"""A profile shown to people: on a terminal, as HTML, as Markdown, and as JSON for programs."""
