"""OneDoor 一扇门: the platform on which a city serves its market entities."""
