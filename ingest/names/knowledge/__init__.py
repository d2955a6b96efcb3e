"""What is generally known of German names, places, offices and money: tables and how to ask them."""
