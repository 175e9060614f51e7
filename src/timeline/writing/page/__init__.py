"""What the HTML page is made of: what it shows of an entry (Python), and its template, style sheets and scripts."""
