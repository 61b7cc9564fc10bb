"""Bags of other makers: BagIt 0.93 to 1.0, judged by RFC 8493 and by nothing of ours."""
