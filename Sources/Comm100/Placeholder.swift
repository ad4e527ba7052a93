enum Comm100Placeholder {}
