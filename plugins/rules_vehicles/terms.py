"""The codes of the register of vehicles and the words for them."""

from flask_babel import lazy_gettext as _l

# The kinds of vehicles of an office: 党政机关公务用车管理办法, 3.
PURPOSES = {
    "confidential": _l("Confidential mail and communication"),
    "emergency": _l("Emergency service"),
    "special": _l("Special technical use"),
    "other": _l("Other official use"),
}
VEHICLE_STATES = {
    "in_use": _l("In use"),
    "sealed": _l("Laid up"),
    "repair": _l("In the workshop"),
    "disposed": _l("Disposed of"),
}
REACHES = {
    "county": _l("Inside the county"),
    "city": _l("Outside the county, inside the city"),
    "beyond": _l("Outside the city"),
}
SLIP_STATES = {
    "requested": _l("Asked for"),
    "approved": _l("Approved"),
    "refused": _l("Refused"),
    "cancelled": _l("Cancelled"),
    "out": _l("On the road"),
    "returned": _l("Vehicle is back"),
}
COSTS = {
    "fuel": _l("Fuel"),
    "repair": _l("Repair"),
    "maintenance": _l("Maintenance"),
    "insurance": _l("Insurance"),
    "toll": _l("Tolls"),
    "parking": _l("Parking"),
    "other": _l("Other costs"),
}
# How costs are summed up: each group once.
GROUPS = {"fuel": ("fuel",), "repair": ("repair", "maintenance"), "other": ("insurance", "toll", "parking", "other")}
