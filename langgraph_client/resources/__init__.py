"""What users type after `client.`: methods that say what, not how."""
