"""Published score sheets in Word and Excel -> what they say, with everything not understood listed."""
