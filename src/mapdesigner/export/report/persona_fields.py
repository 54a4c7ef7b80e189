"""The answers about a persona that stand on paper and on the web page, in their order."""

# Name of the field on paper, and in the model; age and occupation stand under the name.
FIELDS = (
    ("Where they live", "location"),
    ("Finances", "income"),
    ("Interests", "interests"),
    ("How they buy", "buying_habits"),
    ("Preferences", "preferences"),
    ("Needs", "needs"),
    ("Frustrations", "frustrations"),
)
