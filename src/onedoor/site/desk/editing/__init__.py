"""事项维护: the desk where an offering is written, reviewed, compared and published."""
