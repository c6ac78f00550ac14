public enum MLCorePlaceholder {}
