"""Files taken record by record: cut at record ends, each part read, written and joined by itself.

A part is a small file of its own: what stands around the records, and some of
the records. So any reader can read it, another process too, and a record that
is at fault can be set aside without the others.
"""
