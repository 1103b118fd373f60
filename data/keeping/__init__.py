"""What leaves the store or watches over it: backups, exports, the pack, clouds, the check-up."""
