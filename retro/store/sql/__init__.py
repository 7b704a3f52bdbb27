"""What all engines that speak SQL share: the statements by which a record is read and written."""
