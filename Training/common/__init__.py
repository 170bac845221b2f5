"""What several of the trainings share."""
